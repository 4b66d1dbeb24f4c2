//! The terms of schema.org that pages use, as types. What is not known is left out.

#![allow(clippy::struct_field_names, reason = "the names are those of schema.org")]

use std::borrow::Cow;

use serde::Serialize;

/// All that a page says.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) graph: Vec<Node<'a>>,
}

/// A thing, by its type.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) enum Node<'a> {
    WebSite(WebSite<'a>),
    Article(Box<Article<'a>>),
    Quotation(Quotation<'a>),
    ProfilePage(PageOf<'a>),
    WebPage(PageOf<'a>),
    Event(Box<Event<'a>>),
    BreadcrumbList(BreadcrumbList),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebSite<'a> {
    #[serde(rename = "@id")]
    pub(super) id: &'a str,
    pub(super) url: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'a str,
    pub(super) in_language: &'a str,
    /// As text: whether it is a person or a body is not known.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) author: &'a [String],
}

/// What is said elsewhere: its `@id` alone.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    pub(super) id: String,
}

/// Our own article: the note.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Article<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: Cow<'a, str>,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) author: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    pub(super) is_part_of: Reference,
    pub(super) is_based_on: Work<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<Thing<'a>>,
}

/// What an outlet published.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Work<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) archived_at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) translator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) in_language: Option<&'a str>,
}

/// Somebody or something with a page here; or only a name.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Thing<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alternate_name: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) same_as: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) birth_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) death_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) founding_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dissolution_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identifier: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Quotation<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) text: &'a str,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creator: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_created: Option<String>,
    pub(super) is_part_of: Reference,
}

/// A page, and what it is about.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PageOf<'a> {
    pub(super) url: String,
    pub(super) in_language: &'a str,
    pub(super) is_part_of: Reference,
    pub(super) main_entity: Thing<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) event_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<Thing<'a>>,
    /// The notes that report it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) subject_of: Vec<Reference>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contained_in_place: Option<Thing<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BreadcrumbList {
    pub(super) item_list_element: Vec<Crumb>,
}

#[derive(Serialize)]
pub(super) struct Crumb {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) position: usize,
    pub(super) name: String,
    pub(super) item: String,
}
