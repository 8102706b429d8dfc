-- The words in braces are filled in by src/database/migrate.ts from settings.json.
-- The same text runs on PGlite and on a PostgreSQL server.

create extension if not exists vector;

create schema if not exists rag;

-- What the index was built with: another embedding model writes vectors that cannot be compared.
create table rag.meta (
  only_row boolean primary key default true check (only_row),
  project text not null,
  embedding_model text not null,
  dimensions integer not null,
  text_search_language text not null
);

create table rag.documents (
  id bigint generated always as identity primary key,
  path text not null unique,
  -- SHA-256 of the content and of the chunking settings: either one changed means "index again".
  fingerprint text not null,
  indexed_at timestamptz not null default now()
);

create table rag.chunks (
  id bigint generated always as identity primary key,
  document_id bigint not null references rag.documents on delete cascade,
  ordinal integer not null,
  -- UTF-16 code units into the document as it was read: text = document.slice(start_offset, end_offset).
  start_offset integer not null,
  end_offset integer not null,
  heading text not null,
  text text not null,
  -- SHA-256 of what was embedded: a chunk that only moved is not paid for twice.
  embedded_hash text not null,
  embedding {vectorType} not null,
  search tsvector generated always as
    (to_tsvector('{textSearchLanguage}', heading || E'\n' || text)) stored,
  unique (document_id, ordinal)
);

create index chunks_search on rag.chunks using gin (search);
create index chunks_embedded_hash on rag.chunks (embedded_hash);
