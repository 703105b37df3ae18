"""Makes the folder of files that is the site, and puts it in the old one's place in one step."""

__all__: list[str] = []
