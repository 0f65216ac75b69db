"""Seats: a key gives the same seat back, nobody has two, and a ticket outlives a restart."""

from visualizer.phones.seats import MOST_SOCKETS, Seat, Seats
from visualizer.phones.wire import MOST_SEATS


def take(seats: Seats) -> tuple[Seat, str]:
    made = seats.make()
    assert made is not None
    return made


def test_a_key_finds_its_seat_and_no_other() -> None:
    seats = Seats()
    (one, key), (two, other) = take(seats), take(seats)
    assert seats.find(key) is one and seats.find(other) is two and (one.number, two.number) == (1, 2)
    assert seats.find("") is None and seats.find("x" * 22) is None


def test_keys_have_128_bits_and_are_kept_as_hashes_only() -> None:
    seats = Seats()
    seat, key = take(seats)
    assert len(key) == 22 and key not in repr(vars(seat))


def test_a_full_room_makes_no_more_seats() -> None:
    seats = Seats()
    assert all(seats.make() for _ in range(MOST_SEATS)) and seats.make() is None


def test_a_ticket_gives_the_seat_back_after_a_restart_to_its_key_only() -> None:
    before = Seats("secret")
    take(before)
    seat, key = take(before)
    after = Seats("secret")
    assert after.restore("another key", before.ticket(seat)) is None
    assert Seats("other secret").restore(key, before.ticket(seat)) is None
    again = after.restore(key, before.ticket(seat))
    assert again is not None and again.number == 2 and after.find(key) is again
    assert after.restore(key, before.ticket(seat)) is None, "a number is given once"


def test_a_ticket_brings_back_what_the_seat_holds_and_cannot_be_changed() -> None:
    before, after = Seats("secret"), Seats("secret")
    seat, key = take(before)
    seat.held = (7, 31, 27)
    ticket = before.ticket(seat)
    assert ticket.startswith("1-7-31-27.") and after.restore(key, ticket.replace("-31-", "-32-")) is None
    again = after.restore(key, ticket)
    assert again is not None and again.held == (7, 31, 27)


def test_new_phones_of_a_restarted_room_take_no_number_that_another_may_come_back_to() -> None:
    seat, key = take(before := Seats("secret"))
    after = Seats("secret", first=1 + MOST_SEATS)
    assert take(after)[0].number == 1 + MOST_SEATS
    again = after.restore(key, before.ticket(seat))
    assert again is not None and again.number == 1


def test_numbers_given_back_by_tickets_are_not_given_to_new_phones() -> None:
    before = Seats("secret")
    seat, key = take(before)
    after = Seats("secret")
    after.restore(key, before.ticket(seat))
    assert take(after)[0].number == 2


def test_a_seat_taken_up_too_often_is_slowed() -> None:
    now = [0.0]
    seats = Seats(clock=lambda: now[0])
    seat, _ = take(seats)
    assert all(seats.may_take_up(seat) for _ in range(MOST_SOCKETS)) and not seats.may_take_up(seat)
    now[0] = 30.0
    assert seats.may_take_up(seat)


def test_nothing_is_left_of_a_removed_seat() -> None:
    seats = Seats()
    seat, key = take(seats)
    seats.remove(seat.number)
    assert len(seats) == 0 and seats.find(key) is None and seats.remove(seat.number) is None


def test_the_number_of_a_removed_seat_is_given_to_nobody_again() -> None:
    seats = Seats()
    seat, key = take(seats)
    ticket = seats.ticket(seat)
    seats.remove(seat.number)
    assert take(seats)[0].number == 2 and seats.restore(key, ticket) is None
