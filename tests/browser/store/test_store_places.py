"""The store works where sites are really put: below a path beside another copy, on plain http, in old browsers, in several tabs."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SAVE = "store.saveMeta(assessment('a')).then(() => store.saveAnswer('a', 'DES-1.1', answer('partly')))"
LOAD = "store.load('a').then((found) => Object.keys(found.answers))"


@pytest.fixture
def intranet(open_page, store_server):
    """The page on http://intranet.test, where the browser holds back what it gives to secure pages only."""
    page = open_page(base=store_server.address.replace("127.0.0.1", "intranet.test"))
    assert not page.evaluate("isSecureContext || 'randomUUID' in crypto || navigator.storage || navigator.locks")
    return page


def test_answers_are_saved_on_plain_http(intranet):
    intranet.evaluate(SAVE)
    intranet.reload()
    assert intranet.evaluate(LOAD) == ["DES-1.1"]


def test_tabs_hear_each_other_on_plain_http(intranet, open_page):
    other = open_page(intranet.context, base=intranet.url.removesuffix("a/page.html"))
    other.evaluate("channel.send({ type: 'list', assessmentId: 'a' })")
    intranet.wait_for_function("() => heard.some((message) => message.type === 'list')")


def test_on_plain_http_it_is_not_known_whether_the_browser_keeps_answers(intranet):
    assert intranet.evaluate("place.state()") == intranet.evaluate("place.ask()") == "not known"


def test_on_a_secure_page_the_browser_says_whether_it_keeps_answers(open_page):
    page = open_page()
    assert page.evaluate("place.state()") in ("granted", "not granted")
    assert page.evaluate("place.ask()") in ("granted", "not granted")


def test_two_copies_on_one_host_stay_apart(open_page):
    one = open_page(path="a/page.html")
    one.evaluate(SAVE)
    other = open_page(one.context, path="b/page.html")
    assert [one.evaluate("database"), other.evaluate("database")] == ["secure-ai:/a/:secure-ai-guidelines", "secure-ai:/b/:secure-ai-guidelines"]
    assert other.evaluate("store.list()") == []


NAMES = [
    (".", "http://host/guidance/", "secure-ai:/guidance/:set"),
    ("../..", "http://host/guidance/secure-design/model-the-threats/", "secure-ai:/guidance/:set"),
    ("../../", "http://host/guidance/secure-design/model-the-threats/?q#x", "secure-ai:/guidance/:set"),
    ("/guidance", "http://host/other/", "secure-ai:/guidance/:set"),
    ("https://host/guidance/", "https://host/guidance/assess/", "secure-ai:/guidance/:set"),
    ("..", "https://host/assess/", "secure-ai:/:set"),
]


def test_every_page_of_a_site_finds_the_same_database(open_page):
    find = "(rows) => rows.map(([base, page]) => place.databaseName(base, 'set', page))"
    assert open_page().evaluate(find, NAMES) == [name for _, _, name in NAMES]


def test_an_answer_is_heard_in_the_other_tabs(open_page):
    one = open_page()
    two = open_page(one.context)
    message = one.evaluate("window.message = { type: 'answer', assessmentId: 'a', checkId: 'DES-1.1', answer: answer('partly') }")
    one.evaluate("channel.send(message)")
    two.wait_for_function("() => heard.some((heard) => heard.type)")
    assert two.evaluate("heard.filter((heard) => heard.type)") == [{**message, "was": None}]
    assert one.evaluate("heard.filter((heard) => heard.type)") == []


def test_an_answer_is_heard_with_the_one_it_replaces(open_page):
    one = open_page()
    two = open_page(one.context)
    for value in ("p", "po"):
        one.evaluate("(value) => channel.send({ type: 'answer', assessmentId: 'a', checkId: 'DES-1.1', answer: answer(value, 0, 'note') })", value)
    two.wait_for_function("() => heard.filter((heard) => heard.type).length === 2")
    assert [message.get("was") and message["was"]["note"]["value"] for message in two.evaluate("heard.filter((heard) => heard.type)")] == [None, "p"]


NOT_MESSAGES = [None, 5, {}, {"type": "other"}, {"type": "answer", "checkId": "DES-1.1", "answer": {"note": 5}}, {"type": "answer", "answer": {}}]


def test_what_is_not_a_message_is_not_heard(open_page):
    one = open_page()
    two = open_page(one.context)
    post = "(messages) => { const raw = new BroadcastChannel(database); for (const message of messages) raw.postMessage(message); }"
    one.evaluate(post, NOT_MESSAGES)
    one.evaluate("channel.send({ type: 'list' })")
    two.wait_for_function("() => heard.some((heard) => heard?.type === 'list')")
    assert two.evaluate("heard.filter((heard) => heard !== 'return')") == [{"type": "list"}]


def test_a_channel_that_has_ended_says_nothing_and_throws_nothing(open_page):
    page = open_page()
    page.evaluate("""() => {
      const end = new AbortController();
      const ended = openChannel(database, { onMessage() {}, onReturn() {}, signal: end.signal });
      end.abort();
      ended.send({ type: "list" });
    }""")


def test_without_a_channel_answers_are_saved_and_read_again_when_the_page_is_seen(open_page):
    page = open_page(scripts=["delete window.BroadcastChannel"])
    page.evaluate("channel.send({ type: 'list' })")
    page.evaluate(SAVE)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    assert page.evaluate("heard") == ["return"]
    assert page.evaluate(LOAD) == ["DES-1.1"]
