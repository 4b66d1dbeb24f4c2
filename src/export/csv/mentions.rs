//! The columns of mentions.

use super::{Cell, Column};
use crate::export::mentions::Mentioned;

type Row<'m> = &'m Mentioned<'m>;

/// `mentions.csv`. The rows are made for it, so the table is one for their lifetime.
pub(super) fn columns<'m>() -> [Column<Row<'m>>; 8] {
    [
        Column { name: "note", meaning: "The id of the note.", write: |cell, row| cell.id(row.note) },
        Column {
            name: "entity",
            meaning: "The id of whom or what it mentions.",
            write: |cell, row| cell.id(row.entity),
        },
        Column {
            name: "kind",
            meaning: "`person`, `country` or `organisation`.",
            write: |cell, row| cell.text(cell.context.dossier.entity(row.entity).kind.word()),
        },
        Column {
            name: "name",
            meaning: "The name as the site writes it.",
            write: |cell, row| cell.name(Some(row.entity)),
        },
        Column {
            name: "named",
            meaning: "Whether the note is about it, by its front matter: `true` or `false`.",
            write: |cell, row| {
                let named = cell.context.dossier.note(row.note).all_named().any(|id| id == row.entity);
                cell.show(Some(named));
            },
        },
        Column { name: "count", meaning: "How often.", write: |cell, row| cell.show(Some(row.count)) },
        Column {
            name: "spellings",
            meaning: "How it is written there, adjectives too.",
            write: |cell, row| cell.several(row.spellings.iter().copied()),
        },
        Column { name: "sentence", meaning: "The sentence of the first mention.", write: sentence },
    ]
}

fn sentence(cell: &mut Cell<'_>, row: Row<'_>) {
    if let Some(sentence) = cell.context.dossier.sentence(row.note, row.entity) {
        for part in [&sentence.before, &sentence.name, &sentence.after] {
            cell.text(part);
        }
    }
}
