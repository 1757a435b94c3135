"""Wagtail's own tasks on their way through the outbox."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import task_backends
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, ReferenceIndex
from wagtail.tasks import update_reference_index_task

from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due
from core.worker.tasks import OutboxTaskBackend
from home.models import FrontPage, InformationPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def through_the_outbox() -> Iterator[None]:
    before = task_backends["default"]
    task_backends["default"] = OutboxTaskBackend(alias="default", params={})
    yield
    task_backends["default"] = before


def page_with_image() -> InformationPage:
    image = Image.objects.create(title="Town hall", file=get_test_image_file())
    front = Page.get_first_root_node().add_child(instance=FrontPage(title="Front", slug="front"))
    body = [{"type": "image", "value": {"image": image.pk, "alt": "A town hall"}}]
    return front.add_child(instance=InformationPage(title="About", slug="about", body=body))


def test_wagtails_index_of_references_is_written_by_the_worker() -> None:
    page = page_with_image()
    assert not ReferenceIndex.get_references_for_object(page).exists()
    assert carry_out_due() > 0
    assert ReferenceIndex.get_references_for_object(page).exists()
    assert not OutboxEntry.objects.filter(done_at__isnull=True).exists()


def test_a_task_of_a_change_that_is_rolled_back_is_never_run() -> None:
    with transaction.atomic():
        update_reference_index_task.enqueue("wagtailcore", "page", "1")
        transaction.set_rollback(True)
    assert not OutboxEntry.objects.exists()


def test_a_task_for_something_deleted_meanwhile_is_done() -> None:
    result = update_reference_index_task.enqueue("wagtailcore", "page", "999999")
    carry_out_due()
    entry = OutboxEntry.objects.get(pk=result.id)
    assert entry.done_at is not None
    assert entry.attempts == 1


def test_a_task_may_be_put_off_and_stands_behind_mail() -> None:
    later = timezone.now() + timedelta(hours=1)
    result = update_reference_index_task.using(run_after=later).enqueue("wagtailcore", "page", "1")
    entry = OutboxEntry.objects.get(pk=result.id)
    assert entry.due_at == later
    assert entry.priority < 0
