"""`python -m pathwaytool`: the same as the command `pathwaytool`."""

from pathwaytool.cli import main

if __name__ == "__main__":
    main()
