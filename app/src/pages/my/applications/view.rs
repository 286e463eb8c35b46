//! What the pages of one application are given.

use super::{BASES, FOLDER};
use crate::pages::applications::With;
use daodi::application::{Application, CaseStep, Finding, PaperKind, Supplement, Word};
use daodi::people::Upload;
use daodi::ports::GroundRow;
use daodi::registrant::MarkListing;

/// What was just done to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationDone {
    /// It was begun.
    Begun,
    /// One of its kind was open already: this.
    Open,
    /// It was handed in.
    Submitted,
    /// Its supplement was handed in.
    Supplemented,
    /// It was taken back.
    Withdrawn,
    /// Something was said to the office.
    Said,
}

/// One's own application with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyApplication {
    /// The application.
    pub case: Application,
    /// Its papers.
    pub papers: Vec<(PaperKind, Upload)>,
    /// The bases that it names.
    pub bases: Vec<GroundRow>,
    /// What keeps it from being handed in.
    pub findings: Vec<Finding>,
    /// What the registrants' lists say, where it is by a trademark.
    pub listing: Option<MarkListing>,
    /// The fields that are marked for a supplement now, each with what is wanted.
    pub marks: Vec<(String, String)>,
    /// What was done with it, oldest first.
    pub steps: Vec<CaseStep>,
    /// What each supplement changed, oldest first.
    pub supplements: Vec<Supplement>,
    /// The bases that were named in what was handed in at any time.
    pub supplement_bases: Vec<GroundRow>,
    /// What was said, oldest first.
    pub words: Vec<Word>,
    /// The managing office's telephone number; empty where none is recorded.
    pub office_phone: String,
    /// The managing office's address; empty where none is recorded.
    pub office_address: String,
    /// What was just done.
    pub done: Option<ApplicationDone>,
}

impl MyApplication {
    /// What belongs to its statement.
    pub(super) fn with(&self) -> With<'_> {
        With { marks: &self.marks, papers: &self.papers, bases: &self.bases, folder: FOLDER, bases_at: BASES }
    }
}
