//! The design system: server-rendered components with plain props.
//!
//! No component knows a language, a database or a signal: every text arrives translated, every address ready. None writes a
//! `style` attribute (the content security policy forbids it); what varies is a class or an SVG attribute. The classes that
//! pages may use by themselves are listed at the top of `style/layout.css`.

#![expect(unreachable_pub, reason = "the component macro leaves its inner function public")]

mod button;
mod chip;
mod content;
mod facets;
mod facts;
mod figures;
mod filter;
mod form;
pub mod gallery;
mod icon;
mod input;
mod ledger;
mod link;
mod map;
mod months;
mod names;
mod notice;
mod page;
mod pager;
mod shell;
mod steps;
mod table;
mod tiles;
mod verdict;
mod viewer;

pub use button::{Button, ButtonKind, LinkButton};
pub use chip::{Chip, ChipKind, ChipRow, OpenChip, TrackChip};
pub use content::Content;
pub use facets::{ActiveFilters, EmptyState, FacetGroup, FacetOption, Facets};
pub use facts::{FactRow, FactTable, Right, RightsGrid, SourcesDrawer};
pub use figures::{Figure, Figures, StatBar, StatBars};
pub use filter::FilterForm;
pub use form::{ErrorSummary, FieldError, FieldGroup, FormEnd, FormField, PostForm, SearchForm};
pub use icon::{Icon, IconKind};
pub use input::{
    CheckBox, CheckSet, Choice, Field, FileInput, InputKind, RadioSet, SelectGroup, SelectInput, TextArea, TextInput,
};
pub use ledger::{LedgerLine, LedgerTable};
pub use link::LinkItem;
pub use map::{Legend, LegendItem, OutlineMap};
pub use months::{Months, Timeline, TimelineItem};
pub use names::{NameItem, NamesLine, NamesList};
pub use notice::{DefinitionCard, Notice, NoticeKind};
pub use page::{PageHead, Prose, Section, Tabs, VisuallyHidden};
pub use pager::{Pager, SortBar};
pub use shell::{Breadcrumbs, DisplayForm, DisplayGroup, Footer, FooterGroup, Masthead, NavItem, SkipLink};
pub use steps::Steps;
pub use table::{Align, Column, DataTable, Sorted};
pub use tiles::{Tile, TileGrid, TileSize, shade, shade_range, tile_place};
pub use verdict::{CodeGroups, Verdict, VerdictKind};
pub use viewer::{Area, Unread, ViewerBar};
