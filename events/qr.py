"""QR codes (ISO/IEC 18004) as drawings within the page: nothing is fetched, and they stay sharp on paper."""

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white on each side, as the standard demands


def qr_svg(text: str) -> SafeString:
    """Black, on the white that the style sheet puts below it: some cameras read no other. Its size stands there too.

    Error correction M bears a fold or a reflection, and is still coarse enough for an old telephone.
    """
    code = segno.make_qr(text, error="m")
    svg = code.svg_inline(border=QUIET_ZONE, dark="#000", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
