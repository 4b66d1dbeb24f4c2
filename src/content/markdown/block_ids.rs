//! `^ids` of blocks, as Obsidian writes them: at the end of a paragraph or an item, or alone in a paragraph below what they are meant for.
//!
//! In come the events of a text; out come the same without the ids, and with a mark in front of each block that has one, which the pass over the
//! events turns into an anchor.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::slots::OPEN;

type Placed<'a> = (Event<'a>, Range<usize>);

/// The id that an event marks the next block with.
pub(super) fn marked<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::InlineHtml(html) => html.strip_prefix(OPEN)?.strip_prefix('^'),
        _ => None,
    }
}

/// Takes the ids out of `events`, and puts a mark where the block begins.
pub(super) fn take<'a>(events: Vec<Placed<'a>>, text: &str) -> Vec<Placed<'a>> {
    if !text.contains('^') {
        return events;
    }
    let mut out: Vec<Placed<'a>> = Vec::with_capacity(events.len() + 8);
    // Where the open blocks begin in `out`, and where the last block at each depth began.
    let (mut open, mut last): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), vec![None]);
    let mut marks: Vec<(usize, Placed<'a>)> = Vec::new();
    for (event, range) in events {
        match &event {
            Event::Start(tag) if is_block(tag) => {
                end_of_item(&mut out, &open, &mut marks);
                open.push(out.len());
                last.push(None);
            }
            Event::End(tag) if is_block_end(*tag) => {
                let start = open.pop().unwrap_or_default();
                last.pop();
                if let (TagEnd::Paragraph, Some(at), Some(id)) =
                    (*tag, last.last().copied().flatten(), lone(&out, start))
                {
                    out.truncate(start);
                    marks.push((at, mark(&id, range)));
                    continue;
                }
                if let (TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item, Some(id)) = (*tag, cut(&mut out, start))
                {
                    let at = if *tag == TagEnd::Item { start + 1 } else { start };
                    marks.push((at, mark(&id, range.clone())));
                }
                if let Some(last) = last.last_mut() {
                    *last = Some(start);
                }
            }
            _ => {}
        }
        out.push((event, range));
    }
    with_marks(out, marks)
}

/// The text of an item that goes on with a list inside it has ended.
fn end_of_item<'a>(out: &mut Vec<Placed<'a>>, open: &[usize], marks: &mut Vec<(usize, Placed<'a>)>) {
    let Some(start) = open.last().copied() else { return };
    if matches!(out.get(start), Some((Event::Start(Tag::Item), _)))
        && let Some(id) = cut(out, start)
    {
        let range = out[start].1.clone();
        marks.push((start + 1, mark(&id, range)));
    }
}

fn mark<'a>(id: &str, range: Range<usize>) -> Placed<'a> {
    (Event::InlineHtml(format!("{OPEN}^{id}").into()), range)
}

/// Takes the ids out of `events` for which `is_withheld`, so that nothing is left of them; whether there were any.
pub(super) fn drop(events: &mut Vec<Placed<'_>>, is_withheld: &dyn Fn(&str) -> bool) -> bool {
    let mut found = false;
    for (event, _) in events.iter_mut() {
        let Event::Text(text) = event else { continue };
        let (before, last) = text.trim_end().rsplit_once([' ', '\t']).unwrap_or(("", text.trim_end()));
        if id_of(last).is_some_and(is_withheld) {
            let before = before.trim_end().to_owned();
            (found, *event) = (true, Event::Text(before.into()));
        }
    }
    let mut number = 0;
    while found && number + 2 < events.len() {
        let is_empty = matches!(
            &events[number..number + 3],
            [(Event::Start(Tag::Paragraph), _), (Event::Text(text), _), (Event::End(TagEnd::Paragraph), _)] if text.is_empty()
        );
        if is_empty {
            events.drain(number..number + 3);
        } else {
            number += 1;
        }
    }
    found
}

/// The events with each mark in front of the event that has its number.
fn with_marks<'a>(events: Vec<Placed<'a>>, mut marks: Vec<(usize, Placed<'a>)>) -> Vec<Placed<'a>> {
    if marks.is_empty() {
        return events;
    }
    marks.sort_by_key(|(at, _)| *at);
    let mut all = Vec::with_capacity(events.len() + marks.len());
    let mut marks = marks.into_iter().peekable();
    for (number, event) in events.into_iter().enumerate() {
        while let Some((_, mark)) = marks.next_if(|(at, _)| *at <= number) {
            all.push(mark);
        }
        all.push(event);
    }
    all
}

/// The id that is all of the paragraph which begins at `start`.
fn lone(out: &[Placed<'_>], start: usize) -> Option<String> {
    match &out[start..] {
        [(Event::Start(Tag::Paragraph), _), (Event::Text(text), _)] => id_of(text.trim()).map(str::to_owned),
        _ => None,
    }
}

/// Takes the id from the end of the block that begins at `start`.
fn cut(out: &mut Vec<Placed<'_>>, start: usize) -> Option<String> {
    let at = out.len().checked_sub(1).filter(|at| *at > start)?;
    let Event::Text(text) = &out[at].0 else { return None };
    let (before, last) = match text.trim_end().rsplit_once([' ', '\t']) {
        Some((before, last)) => (before.trim_end(), last),
        None if matches!(out[at - 1].0, Event::SoftBreak | Event::HardBreak) => ("", text.trim_end()),
        None => return None,
    };
    let id = id_of(last)?.to_owned();
    if before.is_empty() {
        out.pop();
        if matches!(out.last(), Some((Event::SoftBreak | Event::HardBreak, _))) {
            out.pop();
        }
    } else {
        let (before, end) = (before.to_owned(), out[at].1.start + before.len());
        out[at].0 = Event::Text(before.into());
        out[at].1.end = end;
    }
    Some(id)
}

/// The id in `^id`.
fn id_of(word: &str) -> Option<&str> {
    let id = word.strip_prefix('^')?;
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (!id.is_empty() && id.chars().all(fits)).then_some(id)
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
