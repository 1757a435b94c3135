from home.models.menu import Menu, MenuEntry
from home.models.pages import FrontPage, InformationPage

__all__ = ["FrontPage", "InformationPage", "Menu", "MenuEntry"]
