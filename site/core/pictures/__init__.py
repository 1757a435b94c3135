"""The picture that stands with a page's link where somebody shares it (Open Graph): its own, in its language.

Rubik writes Latin, Cyrillic and Arabic. A text in another script, Chinese for example, is left out of the picture; the drawing
and the site's name remain.
"""

from core.pictures.picture import HEIGHT, WIDTH, SharedPicture

__all__ = ["HEIGHT", "WIDTH", "SharedPicture"]
