//! `dossier explain`: how a page is made, or what a diagnostic means.

use std::io::Write;
use std::process::ExitCode;

use super::Error;
use crate::cli::{Explain, Global};
use crate::diagnostic::{Code, nearest};

pub(super) fn run(global: &Global, explain: &Explain) -> Result<ExitCode, Error> {
    let mut out = anstream::stdout().lock();
    let Some(subject) = &explain.subject else {
        for code in Code::ALL {
            let _ = writeln!(out, "{:<28} {:<8} {}", code.as_str(), code.severity().as_str(), code.meaning());
        }
        return Ok(ExitCode::SUCCESS);
    };
    if let Ok(code) = subject.parse::<Code>() {
        let _ = writeln!(
            out,
            "{code} ({})\n\n{}\n\n{}",
            code.severity(),
            code.meaning(),
            explanation(code).replace("<!-- end -->\n\n", "")
        );
        return Ok(ExitCode::SUCCESS);
    }
    let workspace = super::open(global, &explain.shown)?;
    let site = workspace.site();
    let Some(route) = site.find(subject) else {
        let address = subject.trim_start_matches('/');
        let near = nearest(address, site.planned().iter().map(|route| route.address.as_str()));
        let near = near.map(|near| format!("; did you mean /{near}?")).unwrap_or_default();
        return Err(Error::NotFound(format!(
            "`{subject}` is neither a page of this site nor the code of a diagnostic{near}"
        )));
    };
    let text = serde_json::to_string_pretty(&site.explain(route)).unwrap_or_default();
    let _ = writeln!(out, "{text}");
    Ok(ExitCode::SUCCESS)
}

/// What the documentation says of a code besides: an example, what is said of it, and its mend.
fn explanation(code: Code) -> &'static str {
    const DOCUMENT: &str = include_str!("../../docs/diagnostics.md");
    let section = DOCUMENT.split_once(&format!("\n## `{code}`\n")).map_or("", |(_, behind)| behind);
    let section = section.split("\n## ").next().unwrap_or(section);
    // The severity and the meaning stand above.
    section.split_once(code.meaning()).map_or(section, |(_, rest)| rest).trim()
}
