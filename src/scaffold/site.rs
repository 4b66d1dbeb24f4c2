//! A new site, and what an existing one lacks.
//!
//! In: a folder. Out: what was written and what was left, in [`Step`]s. An example comes only into a folder that has no entries.

use std::path::{Path, PathBuf};

use super::workflow::{self, Action};
use super::{Draft, editors};
use crate::config::{self, Config};
use crate::date::{Date, Day};
use crate::diagnostic::Severity;
use crate::files::{self, Kind};
use crate::yaml::write::scalar;

/// What a folder is to become.
#[derive(Debug, Clone, Copy)]
pub struct Init<'a> {
    /// The folder; it is made if there is none.
    pub root: &'a Path,
    /// Whether GitHub Pages is to publish it, and with which action.
    pub pages: Option<&'a Action>,
    /// What the configuration is to say.
    pub answers: &'a Answers,
    /// Whether Obsidian gets what it takes.
    pub obsidian: bool,
    /// Today, for the example.
    pub today: Day,
}

/// What the configuration of a new site is to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The name of the dossier; made from that of the folder if none.
    pub title: Option<String>,
    /// The language of the site, a BCP 47 tag; English if none.
    pub language: Option<String>,
    /// The address at which it will be published.
    pub base_url: Option<String>,
}

impl Answers {
    /// What the program would say against them, the first fault in words.
    pub fn fault(&self) -> Option<String> {
        let text = configuration(self, "A dossier");
        let faults = Config::parse(&config::FILE.into(), &text).1;
        let fault = faults.into_iter().find(|fault| fault.severity == Severity::Error)?;
        let help = fault.help.map(|help| format!(": {help}")).unwrap_or_default();
        Some(format!("{}{help}", fault.message))
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The file.
    pub path: PathBuf,
    /// What became of it.
    pub fate: Fate,
}

/// Whether a file was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Written,
    /// It was there, and is as it was. The lines are those that it should have and has not.
    Left(Vec<String>),
}

impl Init<'_> {
    /// Writes what is missing.
    ///
    /// # Errors
    ///
    /// What the disk refuses.
    pub fn run(&self) -> Result<Vec<Step>, files::Error> {
        files::create_folders(self.root)?;
        let root = files::canonical(self.root)?;
        let config = Self::config(&root)?;
        let ignored = ignored(&config.output_dir);
        let mut drafts = vec![
            Draft { path: config::FILE.to_owned(), text: configuration(self.answers, &title(&root)) },
            Draft { path: ".gitignore".to_owned(), text: format!("{}\n", ignored.join("\n")) },
            editors::schema(),
        ];
        if self.obsidian {
            drafts.extend(editors::obsidian());
        }
        if !has_entries(&root)? {
            drafts.extend(example(self.today));
        }
        let mut steps = Vec::new();
        for draft in &drafts {
            steps.push(place(self.root, draft)?);
        }
        for step in &mut steps {
            let Fate::Left(missing) = &mut step.fate else { continue };
            let text = files::read(&step.path)?;
            let text = String::from_utf8_lossy(&text);
            if step.path.ends_with(".gitignore") {
                missing.extend(ignored.iter().filter(|line| !ignores(&text, line)).cloned());
            } else if step.path.ends_with(config::FILE) && !text.contains("$schema=") {
                missing.push(editors::modeline());
            }
        }
        if let Some(action) = self.pages {
            let repository = repository(&root)?.unwrap_or_else(|| root.clone());
            let below = root.strip_prefix(&repository).unwrap_or(Path::new(""));
            let draft = workflow::workflow(below, &config.output_dir, action);
            // As the user named it, where that is possible.
            steps.push(place(if repository == root { self.root } else { &repository }, &draft)?);
        }
        Ok(steps)
    }

    /// What the site says already; the defaults if it is new.
    fn config(root: &Path) -> Result<Config, files::Error> {
        let bytes = files::read_if_there(&root.join(config::FILE))?;
        let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(text.map_or_else(Config::default, |text| Config::parse(&config::FILE.into(), &text).0))
    }
}

fn place(root: &Path, draft: &Draft) -> Result<Step, files::Error> {
    let fate = if draft.place(root)? { Fate::Written } else { Fate::Left(Vec::new()) };
    Ok(Step { path: root.join(&draft.path), fate })
}

/// What git is not to track: the built site, what a build leaves for a moment, and the analyst's own material.
fn ignored(output_dir: &str) -> Vec<String> {
    vec![
        format!("/{}/", output_dir.trim_matches('/')),
        "private/".to_owned(),
        ".*.dossier-staging/".to_owned(),
        ".*.dossier-lock".to_owned(),
    ]
}

/// Whether a `.gitignore` has the line, with or without slashes at its ends.
fn ignores(text: &str, line: &str) -> bool {
    text.lines().any(|it| it.trim().trim_matches('/') == line.trim_matches('/'))
}

/// Whether there is anything below `content/`.
fn has_entries(root: &Path) -> Result<bool, files::Error> {
    let content = root.join("content");
    Ok(files::kind(&content)? == Some(Kind::Folder) && !files::children(&content)?.is_empty())
}

/// The folder at or above `root` that git keeps.
fn repository(root: &Path) -> Result<Option<PathBuf>, files::Error> {
    for folder in root.ancestors() {
        if files::kind(&folder.join(".git"))?.is_some() {
            return Ok(Some(folder.to_owned()));
        }
    }
    Ok(None)
}

/// A title from the name of the folder: `night-ferry` becomes “Night ferry”.
pub fn title(root: &Path) -> String {
    let name = root.file_name().map(|name| name.to_string_lossy().replace(['-', '_'], " ")).unwrap_or_default();
    let mut letters = name.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).filter(|c| !c.is_control()).collect(),
        None => "A dossier".to_owned(),
    }
}

fn configuration(answers: &Answers, folder: &str) -> String {
    let base_url = match &answers.base_url {
        Some(url) => format!("base_url: {}\n", scalar(url)),
        None => "# Where it is published, such as https://example.org/dossier/: feeds and the sitemap need it.\n# base_url:\n".to_owned(),
    };
    format!(
        "{}\ntitle: {}\n# What it is about, in a sentence.\ndescription:\n{base_url}language: {}\ntimezone: UTC\n",
        editors::modeline(),
        scalar(answers.title.as_deref().unwrap_or(folder)),
        scalar(answers.language.as_deref().unwrap_or("en")),
    )
}

/// A note and a person, who show each other.
fn example(today: Day) -> [Draft; 2] {
    let today = Date::from(today);
    let note = format!(
        "---\ntitle: An example of a note\ndate: {today}\nsource:\n  name: Example Times\n  url: https://example.org/article\n\
         people: [Jane Doe]\ntags: [Examples]\n---\n\n\
         One note is about one article. What stands above, between the lines of dashes, says who published it and when,\n\
         whom and what it is about. The text is yours, and Doe is a link, because the note names one person of that surname.\n\n\
         Replace this file and `content/people/jane-doe.md` by your own: `dossier new note \"Title\"`.\n"
    );
    let person = "---\ntitle: Jane Doe\naliases: [J. M. Doe]\ndescription: An example of a person.\n---\n";
    [
        Draft { path: format!("content/notes/{today}-an-example.md"), text: note },
        Draft { path: "content/people/jane-doe.md".to_owned(), text: person.to_owned() },
    ]
}

#[cfg(test)]
mod tests {
    use super::{ignores, title};
    use std::path::Path;

    #[test]
    fn a_folder_names_its_dossier() {
        for (folder, expected) in [
            ("/home/a/night-ferry", "Night ferry"),
            ("/home/a/war_of_2022", "War of 2022"),
            ("/x/ўсё", "Ўсё"),
            ("/", "A dossier"),
        ] {
            assert_eq!(title(Path::new(folder)), expected);
        }
    }

    #[test]
    fn a_line_is_known_however_its_slashes_stand() {
        for (text, expected) in
            [("/public/\n", true), ("x\npublic\r\n", true), ("publication\n", false), ("# public\n", false)]
        {
            assert_eq!(ignores(text, "/public/"), expected, "{text}");
        }
    }
}
