//! Addresses that hold a name that is withheld: of files, which are then left out, and of pages, which are an error.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::page::Page;
use super::route::Route;
use crate::content::FOLDER;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::redaction::{Redaction, in_address};

/// Takes out the files whose addresses hold a name.
pub(super) fn take_out(assets: &mut FxHashMap<String, Arc<str>>, redaction: &Redaction) -> Vec<Diagnostic> {
    if redaction.hides_everything() {
        assets.clear();
    }
    let mut diagnostics = Vec::new();
    assets.retain(|address, path| {
        let tells = redaction.is_withheld(address);
        if tells {
            diagnostics.push(in_address(path, "rename the file"));
        }
        !tells
    });
    diagnostics
}

/// The faults of pages whose addresses hold a name. Some are made of names in another spelling, of which only the address is one that is withheld.
pub(super) fn check(routes: &[Route], redaction: &Redaction) -> Vec<Diagnostic> {
    if !redaction.withholds() || redaction.hides_everything() {
        return Vec::new();
    }
    // Somebody called Chang does not take `changes/` away.
    let own = routes.iter().filter(|route| route.page.is_sites_own()).flat_map(|route| route.address.split('/'));
    let own: FxHashSet<&str> = own.collect();
    let written = |address: &str| address.split('/').filter(|part| !own.contains(part)).collect::<Vec<_>>().join("/");
    let tells = |route: &&Route| {
        let is_judged = !route.page.is_sites_own() && !matches!(route.page, Page::Static(_));
        is_judged && redaction.is_withheld(&written(&route.address))
    };
    let fault = |route: &Route| {
        let message = format!("the address `{}` holds a name that is withheld", route.address);
        let help = "add the spelling of the name that it is made of to the `aliases` of whoever is withheld";
        Diagnostic::new(Code::WithheldNameInAddress, Place::file(&FOLDER.into()), message).help(help)
    };
    routes.iter().filter(tells).map(fault).collect()
}
