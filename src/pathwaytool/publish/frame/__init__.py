"""What a page is, where it stands, and which menus and translations lead to it."""
