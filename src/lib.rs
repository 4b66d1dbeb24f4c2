//! `dossier`: from a folder of Markdown notes about news articles to a cross-linked static briefing site, by person, country and date.
//!
//! # Stages
//!
//! Data flows one way, through types that say how far it has come:
//!
//! ```text
//! Source ──▶ Entry ──▶ Redacted ──▶ Dossier ──▶ Route ──▶ Context ──▶ bytes
//! ```
//!
//! | from | to | by |
//! | --- | --- | --- |
//! | [`content::Source`]: a path and its text | [`content::Entry`]: a note, profile, event or page, with HTML whose links are open | [`content::parse`], one file at a time, pure |
//! | an entry | [`redaction::Redacted`]: what may be shown of it | [`redaction::Redaction::entry`] |
//! | all of those | [`dossier::Dossier`]: names and links resolved, lists in order | [`dossier::build`] |
//! | the dossier | [`site::Route`]s: what is served, and at which address | [`site::Site::open`] |
//! | one route | the variables of its template, then bytes | [`site::Site::render`] |
//! | all bytes | a folder, changed as a whole or not at all | [`output::Output`] |
//!
//! [`site::Site`] is a function from files to pages. The command `build` renders every route, the preview the one that a browser asks for.
//!
//! # Layers
//!
//! A module uses those below it and none above: [`command`] and [`cli`]; [`preview`]; [`import`]; [`workspace`], [`output`], [`scaffold`] and [`deploy`]; [`schema`]; [`site`]; [`finder`], [`suggest`], [`export`], [`search`] and [`template`]; [`dossier`](mod@dossier); [`redaction`]; [`config`];
//! [`content`]; [`language`], [`gazetteer`] and [`titles`]; [`privacy`] and [`inflection`]; [`date`], [`yaml`] and [`text`]; [`diagnostic`]; [`files`]; [`picture`] and [`chart`].
//!
//! [`files`] alone touches the disk, and [`deploy`] alone starts another program, but for the author's editor. [`command`] alone prints, and reads the clock and the environment. Everything else is a function of what it is given.
//!
//! # Failure
//!
//! A fault in the author's files is a [`diagnostic::Diagnostic`], a value: all are collected, sorted and reported at once. A failure of the machine is
//! an error type of its module, and ends the command.
//!
//! `ARCHITECTURE.md` follows one note all the way and says why things are as they are.

pub mod chart;
pub mod cli;
pub mod command;
pub mod config;
pub mod content;
pub mod date;
pub mod deploy;
pub mod diagnostic;
pub mod dossier;
pub mod export;
pub mod files;
pub mod finder;
pub mod gazetteer;
pub mod import;
pub mod inflection;
pub mod language;
pub mod output;
pub mod picture;
pub mod preview;
pub mod privacy;
pub mod redaction;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod site;
pub mod suggest;
pub mod template;
pub mod text;
pub mod titles;
pub mod workspace;
pub mod yaml;
