"""Addresses of events besides their pages, in each language."""

from django.urls import path

from events.views.calendar import calendar_view
from events.views.change import change_view
from events.views.feed import feed_view
from events.views.feedback import feedback_view, thanks_view
from events.views.follow_up import follow_up_view
from events.views.personal import personal_calendar, personal_view
from events.views.sign_up import invited_view, sign_up_view
from events.views.still_coming import still_coming_view

app_name = "events"
urlpatterns = [
    path("sign-up/<slug:code>/", sign_up_view, name="sign_up"),
    path("sign-up/<slug:code>/invited/<str:token>/", invited_view, name="invited"),
    path("my-sign-up/<str:token>/", personal_view, name="personal"),
    path("my-sign-up/<str:token>/change/", change_view, name="personal_change"),
    path("my-sign-up/<str:token>/event.ics", personal_calendar, name="personal_calendar"),
    path("my-sign-up/<str:token>/still-coming/", still_coming_view, name="still_coming"),
    path("my-feedback/<uuid:ticket>/", feedback_view, name="feedback"),
    path("thanks-for-feedback/", thanks_view, name="feedback_thanks"),
    path("follow-up/<str:token>/", follow_up_view, name="follow_up"),
    path("calendar.ics", feed_view, name="feed"),
    path("calendar/<slug:code>.ics", calendar_view, name="calendar"),
]
