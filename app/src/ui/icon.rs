//! The few line icons, drawn for this register. None imitates an official mark or a seal.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconKind {
    /// A magnifying glass.
    Search,
    /// An arrow leaving a frame: the link leads to another site.
    External,
    /// An arrow onto a tray.
    Download,
    /// A printer.
    Print,
    /// A cross: take a filter away.
    Remove,
    /// A check mark.
    Check,
    /// An exclamation mark in a triangle.
    Caution,
    /// A bar across a circle.
    Stop,
}

impl IconKind {
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5L17 17",
            Self::External => "M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7",
            Self::Download => "M10 3v10m-4-4 4 4 4-4M4 17h12",
            Self::Print => "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6Z",
            Self::Remove => "m5 5 10 10M15 5 5 15",
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Caution => "M10 3 2.5 16.5h15ZM10 8v4m0 2v.6",
            Self::Stop => "M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM5.5 10h9",
        }
    }
}

/// A small line icon, hidden from assistive technology: the text beside it says what it means.
#[component]
pub fn Icon(
    /// Which icon.
    kind: IconKind,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=kind.path()></path>
        </svg>
    }
}
