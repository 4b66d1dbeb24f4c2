//! Links: addresses of the site as ids and as URLs, written where they are needed and never kept.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::Context;
use crate::dossier::{EntityId, EventId, NoteId, QuoteId, Target};

/// The address of something, from the root of the site or absolute.
#[derive(Clone, Copy)]
pub(super) struct Link<'a> {
    context: &'a Context<'a>,
    /// What stands in front of the address below the root.
    base: &'a str,
    target: Target,
    anchor: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// The id of something: its address below the root, which is unique over all kinds.
    pub(super) fn id(&'a self, target: Target) -> Link<'a> {
        Link { context: self, base: "", target, anchor: None }
    }

    /// The address of something: absolute where the site has a `base_url`, else from the root of its host.
    pub(super) fn url(&'a self, target: Target) -> Link<'a> {
        Link { base: self.base_url.unwrap_or("/"), ..self.id(target) }
    }

    /// The id of a quotation: that of its note, and its anchor there.
    pub(super) fn quote_id(&'a self, id: QuoteId) -> Link<'a> {
        let quote = self.dossier.quote(id);
        Link { anchor: Some(&quote.anchor), ..self.id(Target::Note(quote.note)) }
    }

    /// The address of a quotation.
    pub(super) fn quote_url(&'a self, id: QuoteId) -> Link<'a> {
        Link { base: self.base_url.unwrap_or("/"), ..self.quote_id(id) }
    }

    /// The ids of a list.
    pub(super) fn ids<I: Copy + Into<Target>>(&'a self, ids: &'a [I]) -> Ids<'a, I> {
        Ids(self, ids)
    }
}

impl Display for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base)?;
        self.context.guide.address(self.target, f)?;
        if let Some(anchor) = self.anchor {
            f.write_char('#')?;
            f.write_str(anchor)?;
        }
        Ok(())
    }
}

impl Serialize for Link<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The ids of several.
#[derive(Clone, Copy)]
pub(super) struct Ids<'a, I>(&'a Context<'a>, &'a [I]);

impl<I> Ids<'_, I> {
    pub(super) fn is_empty(&self) -> bool {
        self.1.is_empty()
    }
}

impl<I: Copy + Into<Target>> Serialize for Ids<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|id| self.0.id((*id).into())))
    }
}

/// The ids of quotations.
#[derive(Clone, Copy)]
pub(super) struct QuoteIds<'a>(pub(super) &'a Context<'a>, pub(super) &'a [QuoteId]);

impl QuoteIds<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.1.is_empty()
    }
}

impl Serialize for QuoteIds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|id| self.0.quote_id(*id)))
    }
}

/// Records that are made one after another while they are written, each from its id.
pub(super) struct List<'a, I, T> {
    pub(super) context: &'a Context<'a>,
    pub(super) ids: Vec<I>,
    pub(super) make: fn(&'a Context<'a>, I) -> T,
}

impl<I: Copy, T: Serialize> Serialize for List<'_, I, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids.iter().map(|id| (self.make)(self.context, *id)))
    }
}

/// Says to the schema that a type is written like another.
macro_rules! written_as {
    ($([$($generics:tt)*] $type:ty => $like:ty;)+) => {$(
        impl<$($generics)*> JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                <$like>::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$like>::json_schema(generator)
            }
        }
    )+};
}

written_as! {
    ['a] Link<'a> => String;
    ['a, I] Ids<'a, I> => Vec<String>;
    ['a] QuoteIds<'a> => Vec<String>;
    ['a, I, T: JsonSchema] List<'a, I, T> => Vec<T>;
    [] super::dates::Edtf => String;
}

macro_rules! targets {
    ($($id:ty => $variant:ident;)+) => {$(
        impl From<$id> for Target {
            fn from(id: $id) -> Self {
                Self::$variant(id)
            }
        }
    )+};
}

targets! {
    NoteId => Note;
    EntityId => Entity;
    EventId => Event;
}
