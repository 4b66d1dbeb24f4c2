//! Numbers that stand for what is in a dossier. They hold for one dossier alone: the next one numbers anew.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The place in the list.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            pub(super) fn at(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )+};
}

ids! {
    /// A note, by its place in [`super::Dossier::notes`]: the newest is the first.
    NoteId;
    /// An entity: see [`super::Dossier::entity_ids`].
    EntityId;
    /// An event, by its place in [`super::Dossier::events`]: the earliest is the first.
    EventId;
    /// A plain page, by its place in [`super::Dossier::pages`].
    PageId;
    /// A quotation, by its place in [`super::Dossier::quotes`].
    QuoteId;
    /// A claim, by its place in [`super::Claims::all`].
    ClaimId;
}
