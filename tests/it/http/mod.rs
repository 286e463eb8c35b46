//! The whole server, asked without a socket: pages, headers, bad input, exports, the API, labels and scans.

mod announcements;
mod api;
mod demonstration;
pub(crate) mod escaping;
mod exports;
mod freshness;
pub(crate) mod headers;
mod input;
pub(crate) mod labels;
mod pages;
mod scan;
mod search;
mod verify;
