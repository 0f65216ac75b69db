"""The list of rooms says what was shown in each."""

from visualizer.live.room import Room
from visualizer.stories.second_window import describe_shown


def test_a_room_in_the_list_says_which_step_of_which_story_and_since_when() -> None:
    room = Room("ABCD", page="story", query="story=crisis&step=2", since="14:05")
    assert describe_shown(room) == "The crisis on the company's page · step 2 of 6 · since 14:05"


def test_a_room_on_another_page_says_which() -> None:
    assert describe_shown(Room("ABCD", page="stage", query="seed=3", since="14:05")) == "Stage · since 14:05"
