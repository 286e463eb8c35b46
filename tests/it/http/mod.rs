//! The whole server, asked without a socket: pages, headers, bad input, exports, the API, labels and scans.

mod api;
mod demonstration;
mod escaping;
mod exports;
mod freshness;
mod headers;
mod input;
mod labels;
mod pages;
mod scan;
mod search;
mod verify;
