//! Text in lines that are no wider than there is room.

use unicode_normalization::char::is_combining_mark;

use super::face::Face;

/// What stands where a text was cut.
const CUT: char = '…';
/// What no line begins with, though a space may stand before it.
const NEVER_FIRST: &str = "–—»:;!?%";
/// How exactly lines are made equally long, in pixels.
const STEP: f32 = 8.0;

/// A text in lines.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) size: f32,
    pub(super) lines: Vec<String>,
    /// Whether all of the text is there, and no word is broken where no hyphen is.
    pub(super) is_whole: bool,
}

impl Block {
    /// `text` at a size, in `most` lines at most. Where all of it fits, the lines are as equally long as words allow.
    pub(super) fn of(face: &Face, text: &str, size: f32, room: f32, most: usize) -> Self {
        let (mut lines, is_whole) = wrap(face, text, size, room);
        if !is_whole || lines.len() > most {
            cut(face, &mut lines, size, room, most);
            return Self { size, lines, is_whole: false };
        }
        // The narrowest room that takes no more lines.
        let (mut narrow, mut wide) = (room / 2.0, room);
        while wide - narrow > STEP {
            let middle = f32::midpoint(narrow, wide);
            let (narrower, fits) = wrap(face, text, size, middle);
            if fits && narrower.len() == lines.len() {
                (wide, lines) = (middle, narrower);
            } else {
                narrow = middle;
            }
        }
        Self { size, lines, is_whole }
    }
}

/// As much of a text as one line has room for.
pub(super) fn one_line(face: &Face, text: &str, size: f32, room: f32) -> String {
    if face.width(text, size) <= room {
        return text.to_owned();
    }
    let (mut lines, _) = wrap(face, text, size, room);
    cut(face, &mut lines, size, room, 1);
    lines.pop().unwrap_or_default()
}

/// All of a text in lines, and whether no word had to be broken.
fn wrap(face: &Face, text: &str, size: f32, room: f32) -> (Vec<String>, bool) {
    let (mut lines, mut line, mut is_whole) = (Vec::new(), String::new(), true);
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if face.width(longer.trim_end(), size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        piece.clone_into(&mut line);
        while face.width(line.trim_end(), size) > room {
            is_whole = false;
            let rest = line.split_off(fitting(face, &line, size, room));
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    (lines, is_whole)
}

/// A text in parts at whose ends a line may end: words with the space behind them, and what stands before a dash or a slash, with that.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices().peekable();
        let (mut end, mut before) = (rest.len(), ' ');
        while let Some((at, character)) = characters.next() {
            let behind = at + character.len_utf8();
            let next = characters.peek().map(|(_, next)| *next);
            // `-1` and a dash at the end of a word are not torn apart from what is theirs.
            let is_joint =
                at > 0 && matches!(character, '-' | '‐' | '–' | '—' | '/') && next.is_some_and(char::is_alphabetic);
            let is_gap = character == ' ' && before != '«' && !next.is_some_and(|next| NEVER_FIRST.contains(next));
            if is_gap || is_joint {
                end = behind;
                break;
            }
            before = character;
        }
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Where a word that is too long has to end: at least one letter is before it, with its accents.
fn fitting(face: &Face, word: &str, size: f32, room: f32) -> usize {
    let ends = word.char_indices().skip(1).filter(|(_, character)| !is_combining_mark(*character)).map(|(at, _)| at);
    let mut end = word.len();
    for (number, at) in ends.enumerate() {
        if number > 0 && face.width(&word[..at], size) > room {
            break;
        }
        end = at;
    }
    end
}

/// Leaves `most` lines, with a sign at the end of the last that there was more; at a word's end, unless the line is one word.
fn cut(face: &Face, lines: &mut Vec<String>, size: f32, room: f32, most: usize) {
    if lines.len() <= most {
        return;
    }
    lines.truncate(most);
    let Some(last) = lines.last_mut() else { return };
    loop {
        last.truncate(
            last.trim_end_matches(|it: char| {
                it == ' ' || it.is_ascii_punctuation() && !")]%".contains(it) || "–—„“‘«…".contains(it)
            })
            .len(),
        );
        last.push(CUT);
        if last.chars().count() < 3 || face.width(last, size) <= room {
            return;
        }
        last.pop();
        let shorter = last.rfind(' ').or_else(|| last.char_indices().next_back().map(|(at, _)| at));
        last.truncate(shorter.unwrap_or(0));
    }
}
