//! Every page of a site, made on all cores: for `build`, which writes them, and for `check`, which looks whether they can be made.

use std::sync::Mutex;

use indicatif::ProgressBar;
use rayon::prelude::*;

use super::Error;
use crate::diagnostic::{self, Diagnostic};
use crate::site::{Rendered, Route, Site};

/// Renders these routes of a site and gives each to `take`. Faults of templates, and of pictures that `take` finds, are returned in order, one for each place.
///
/// # Errors
///
/// Those of `take` that are no fault of the author's.
pub(super) fn each(
    site: &Site,
    routes: &[Route],
    progress: &ProgressBar,
    take: impl Fn(&Route, Rendered) -> Result<(), Error> + Sync,
) -> Result<Vec<Diagnostic>, Error> {
    let faults: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
    let note = |fault: Diagnostic| {
        if let Ok(mut faults) = faults.lock()
            && !faults.contains(&fault)
        {
            faults.push(fault);
        }
    };
    routes.par_iter().with_min_len(8).try_for_each(|route| {
        match site.render(route).map(|rendered| take(route, rendered)) {
            Ok(Ok(())) => {}
            Ok(Err(Error::Picture(error))) => note(error.diagnostic().ok_or(error)?),
            Ok(Err(error)) => return Err(error),
            Err(fault) => note(*fault),
        }
        progress.inc(1);
        Ok::<(), Error>(())
    })?;
    let mut faults = faults.into_inner().unwrap_or_default();
    diagnostic::sort(&mut faults);
    Ok(faults)
}
