"""Pelican's settings for the bench: people are its authors, years its period archives."""

SITENAME = "Minutes of the Council of Ebenau"
SITEURL = ""
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_URL, ARTICLE_SAVE_AS = "protocols/{slug}/", "protocols/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "people/{slug}/", "people/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}/index.html"
CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ("index", "sitemap")
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
MARKDOWN = {
    "extensions": ["markdown.extensions.attr_list", "markdown.extensions.footnotes", "markdown.extensions.meta"]
}
