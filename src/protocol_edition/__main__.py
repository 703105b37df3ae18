"""``python -m protocol_edition`` is the same door as ``protocol-edition``."""

from protocol_edition.cli import main

if __name__ == "__main__":
    main()
