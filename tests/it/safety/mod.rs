//! Request safety: connections, clients, limits, files in and tables out.

mod clients;
mod connections;
mod corpus;
mod downloads;
mod exports;
mod files;
mod forms;
mod hostile;
mod limits;
