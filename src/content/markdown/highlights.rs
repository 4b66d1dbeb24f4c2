//! `==Highlights==`, as Obsidian writes them: the parser does not know them, so they are found in the text that it gives.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// How a highlight begins and ends in the file.
pub(super) const WRITTEN: &str = "==";
const OPEN: &str = "<mark>";
const CLOSE: &str = "</mark>";

/// Where a pair of equals signs stands: number of the event, byte of its text.
type At = (usize, usize);

/// The events of `text` with `<mark>` and `</mark>` where a highlight begins and ends.
pub(super) fn mark<'a>(events: Vec<(Event<'a>, Range<usize>)>, text: &str) -> Vec<(Event<'a>, Range<usize>)> {
    if !text.contains(WRITTEN) {
        return events;
    }
    let mut pairs = pairs(&events, text);
    if pairs.is_empty() {
        return events;
    }
    pairs.sort_unstable();
    let mut marked = Vec::with_capacity(events.len() + 4 * pairs.len());
    let mut next = pairs.into_iter().peekable();
    for (number, (event, range)) in events.into_iter().enumerate() {
        let Event::Text(words) = event else {
            marked.push((event, range));
            continue;
        };
        let mut done = 0;
        while let Some((_, at, opens)) = next.next_if(|(event, ..)| *event == number) {
            push(&mut marked, &words[done..at], range.start + done);
            let tag = CowStr::Borrowed(if opens { OPEN } else { CLOSE });
            done = at + WRITTEN.len();
            marked.push((Event::InlineHtml(tag), range.start + at..range.start + done));
        }
        if done == 0 {
            marked.push((Event::Text(words), range));
        } else {
            push(&mut marked, &words[done..], range.start + done);
        }
    }
    marked
}

fn push(events: &mut Vec<(Event<'_>, Range<usize>)>, words: &str, start: usize) {
    if !words.is_empty() {
        events.push((Event::Text(words.to_owned().into()), start..start + words.len()));
    }
}

/// Where highlights begin and end: event, byte, and whether it begins there.
fn pairs(events: &[(Event<'_>, Range<usize>)], text: &str) -> Vec<(usize, usize, bool)> {
    let mut pairs = Vec::new();
    // The sign that is open in each of the elements around, the innermost last.
    let mut open: Vec<Option<At>> = vec![None];
    let (mut in_code, mut in_target) = (false, false);
    let mut before = None;
    for (number, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, .. }) => in_target = true,
            Event::End(TagEnd::Link) if in_target => in_target = false,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) => {
                open.push(None);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                open.truncate(open.len().saturating_sub(1).max(1));
                before = before.or(Some('x'));
            }
            Event::Start(_) | Event::End(_) | Event::Rule => {
                open.clear();
                open.push(None);
                before = None;
            }
            Event::SoftBreak | Event::HardBreak => before = Some(' '),
            Event::Text(words) if !in_code && !in_target => {
                // Where the text is not what the file has there, a place in it is none in the file.
                if text.get(range.clone()) == Some(&**words) {
                    let goes_on = matches!(events.get(number + 1), Some((next, _)) if !ends_word(next));
                    read(words, number, before, goes_on, &mut open, &mut pairs);
                }
                before = words.chars().next_back().or(before);
            }
            _ => before = Some('x'),
        }
    }
    pairs
}

/// Finds the signs in one text, which stands behind `before`.
fn read(
    words: &str,
    number: usize,
    before: Option<char>,
    goes_on: bool,
    open: &mut [Option<At>],
    pairs: &mut Vec<(usize, usize, bool)>,
) {
    let Some(open) = open.last_mut() else { return };
    let mut from = 0;
    while let Some(at) = words[from..].find(WRITTEN).map(|at| from + at) {
        let end = at + words[at..].bytes().take_while(|byte| *byte == b'=').count();
        from = end;
        let previous = words[..at].chars().next_back().or(before);
        if end - at != WRITTEN.len() || previous == Some('=') {
            continue;
        }
        let next = words[end..].chars().next();
        let can_close = previous.is_some_and(|c| !c.is_whitespace());
        let can_open = next.map_or(goes_on, |c| !c.is_whitespace());
        match *open {
            Some((event, byte)) if can_close && (event, byte + WRITTEN.len()) != (number, at) => {
                pairs.extend([(event, byte, true), (number, at, false)]);
                *open = None;
            }
            _ if can_open => *open = Some((number, at)),
            _ => {}
        }
    }
}

/// Whether nothing of the same word follows.
fn ends_word(event: &Event<'_>) -> bool {
    match event {
        Event::Text(text) => text.starts_with(char::is_whitespace),
        Event::SoftBreak | Event::HardBreak | Event::Rule | Event::End(_) => true,
        _ => false,
    }
}
