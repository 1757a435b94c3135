"""One address for each type of public page of a site that holds the demonstration."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TELL = """
import json
from events.models import Event
from wagtail.models import Page
longest = {}
for page in Page.objects.live().filter(locale__language_code='TAG', depth__gt=1).order_by('path').specific():
    longest.setdefault(type(page).__name__, []).append((-len(str(getattr(page, 'body', ''))), page.pk, page.get_url()))
found = {name: min(pages)[2] for name, pages in longest.items()}
codes = [event.code for event in Event.objects.order_by('-sign_up_form', 'pk') if event.sign_up_state == 'open']
print(json.dumps(found | {'sign-up form': f'/TAG/sign-up/{codes[0]}/'}))
"""
SEARCHED = {"en": "school", "ar": "%D8%A7%D9%84%D9%85%D8%AF%D8%B1%D8%B3%D8%A9"}


def page_types(environment: dict[str, str], tag: str) -> dict[str, str]:
    """Paths by name: of each type the page with most on it, the sign-up form, the search, an unknown address."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", TELL.replace("TAG", tag)]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    found: dict[str, str] = json.loads(told.splitlines()[-1])
    return found | {"search": f"/{tag}/search/?q={SEARCHED[tag]}", "an unknown address": f"/{tag}/nowhere/"}
