//! Tables: comma-separated values (RFC 4180) in UTF-8, with a header.
//!
//! A table is a list of columns, each with its name, its meaning for the documentation and the function that writes a cell. A cell of several
//! values has `|` between them. One buffer serves all cells.

mod columns;
mod mentions;

use std::fmt::{Display, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Context, mentions as mentioned};
use crate::config::Export;
use crate::date::Date;
use crate::dossier::{EntityId, Target};

/// What stands between the values of a cell.
const BETWEEN: char = '|';

/// A column: its name, what it holds, and what writes a cell of it.
struct Column<T> {
    name: &'static str,
    meaning: &'static str,
    write: fn(&mut Cell<'_>, T),
}

/// A table in CSV.
pub(super) fn table(export: Export, context: &Context<'_>) -> Vec<u8> {
    let dossier = context.dossier;
    match export {
        Export::Notes => rows(context, columns::NOTES, dossier.note_ids()),
        Export::People => rows(context, columns::PEOPLE, dossier.of_kind(crate::content::Kind::Person)),
        Export::Events => rows(context, columns::EVENTS, dossier.event_ids()),
        Export::Quotes => rows(context, columns::QUOTES, dossier.quote_ids()),
        _ => {
            let all = mentioned::all(dossier);
            rows(context, &mentions::columns(), all.iter())
        }
    }
}

/// The names and meanings of the columns of a table; none of what is no table. `docs/data.md` is compared with them.
pub fn columns(export: Export) -> Vec<(&'static str, &'static str)> {
    fn of<T>(columns: &[Column<T>]) -> Vec<(&'static str, &'static str)> {
        columns.iter().map(|column| (column.name, column.meaning)).collect()
    }
    match export {
        Export::Notes => of(columns::NOTES),
        Export::People => of(columns::PEOPLE),
        Export::Events => of(columns::EVENTS),
        Export::Quotes => of(columns::QUOTES),
        Export::Mentions => of(&mentions::columns()),
        _ => Vec::new(),
    }
}

fn rows<T: Copy>(context: &Context<'_>, columns: &[Column<T>], rows: impl Iterator<Item = T>) -> Vec<u8> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = write(context, columns, rows, &mut table);
    table.into_inner().unwrap_or_default()
}

fn write<T: Copy>(
    context: &Context<'_>,
    columns: &[Column<T>],
    rows: impl Iterator<Item = T>,
    table: &mut Writer<Vec<u8>>,
) -> csv::Result<()> {
    table.write_record(columns.iter().map(|column| column.name))?;
    let mut cell = Cell { context, text: String::new() };
    for row in rows {
        for column in columns {
            cell.text.clear();
            (column.write)(&mut cell, row);
            if is_formula(&cell.text) {
                cell.text.insert(0, '\'');
            }
            table.write_field(&cell.text)?;
        }
        table.write_record(None::<&[u8]>)?;
    }
    Ok(())
}

/// Whether a spreadsheet takes a cell for a formula, which can run programs (OWASP, “CSV Injection”). A date before our era is none.
fn is_formula(text: &str) -> bool {
    let is_number = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit() || b"-.:/".contains(&byte));
    match text.as_bytes() {
        [b'=' | b'@' | b'\t' | b'\r' | b'\n', ..] => true,
        [b'+' | b'-', ..] => !is_number(&text[1..]),
        _ => false,
    }
}

/// The cell that is being written.
struct Cell<'a> {
    context: &'a Context<'a>,
    text: String,
}

impl Cell<'_> {
    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default());
    }

    fn show(&mut self, value: Option<impl Display>) {
        if let Some(value) = value {
            // Writing into memory cannot fail.
            let _ = write!(self.text, "{value}");
        }
    }

    fn id(&mut self, target: impl Into<Target>) {
        let context = self.context;
        self.show(Some(context.id(target.into())));
    }

    fn url(&mut self, target: impl Into<Target>) {
        let context = self.context;
        self.show(Some(context.url(target.into())));
    }

    fn name(&mut self, id: Option<EntityId>) {
        let context = self.context;
        self.maybe(id.map(|id| context.name(id)));
    }

    fn names(&mut self, ids: &[EntityId]) {
        let context = self.context;
        self.several(ids.iter().map(|id| context.name(*id)));
    }

    /// Several values in one cell.
    fn several<'t>(&mut self, values: impl Iterator<Item = &'t str>) {
        for value in values {
            if !self.text.is_empty() {
                self.text.push(BETWEEN);
            }
            self.text.push_str(value);
        }
    }

    fn earliest(&mut self, date: Option<Date>) {
        self.show(date.and_then(|date| date.earliest()));
    }

    fn latest(&mut self, date: Option<Date>) {
        self.show(date.and_then(|date| date.latest()));
    }
}

#[cfg(test)]
mod tests {
    use super::is_formula;

    #[test]
    fn what_a_spreadsheet_runs_is_a_formula() {
        for text in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1"] {
            assert!(is_formula(text), "{text:?}");
        }
        for text in ["", "Talks", "-0044-03-15", "+12", "a=b", "“=1”", "<= 3 %"] {
            assert!(!is_formula(text), "{text:?}");
        }
    }
}
