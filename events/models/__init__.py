from events.models.change import ChangeNote, EventChange
from events.models.event import Event, Mode, Promotion, Status
from events.models.feedback import Feedback, FeedbackForm, FeedbackTicket
from events.models.invitation import Invitation
from events.models.message import Message, MessageText
from events.models.pages import EventIndexPage, EventPage
from events.models.privacy import Erasure, FollowUp
from events.models.questions import Choice, Question, SignUpForm
from events.models.reminder import Reminder, ReminderText, Round
from events.models.signup import Answer, Companion, Needs, SignUp, State
from events.models.summary import SummaryPage
from events.models.translation import WrittenTranslation
from events.models.tries import NetworkTries
from events.models.venue import Venue

__all__ = [
    "Answer",
    "ChangeNote",
    "Choice",
    "Companion",
    "Erasure",
    "Event",
    "EventChange",
    "EventIndexPage",
    "EventPage",
    "Feedback",
    "FeedbackForm",
    "FeedbackTicket",
    "FollowUp",
    "Invitation",
    "Message",
    "MessageText",
    "Mode",
    "Needs",
    "NetworkTries",
    "Promotion",
    "Question",
    "Reminder",
    "ReminderText",
    "Round",
    "SignUp",
    "SignUpForm",
    "State",
    "Status",
    "SummaryPage",
    "Venue",
    "WrittenTranslation",
]
