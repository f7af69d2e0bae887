/* names.h — the files and names that this process was given, and how they are asked.
 *
 * What is not given is libc's to answer, kind by kind. Nothing is opened before it is asked for.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAMES_H
#define NAMES_H

#include "source.h"
#include "walk.h"

#pragma GCC visibility push(hidden)

/* Whether files of this kind are given. In a lot, hosts always are: /etc/hosts, when nothing else
 * is said. */
bool names_given(enum name_kind kind);

/* Asks the files of a kind, one after the other, until `ask` returns true. */
bool names_ask(enum name_kind kind, bool (*ask)(const struct snapshot *, void *context),
               void *context);

/* The same. Returns 0, ENOENT when no file has an answer, or why one that may have it could not be
 * read. */
int names_look(enum name_kind kind, bool (*ask)(const struct snapshot *, void *context),
               void *context);

/* The enumeration over the files of a kind that setpwent() and its kin mean: one in a process. For
 * a kind that is given. */
struct walk *names_walk(enum name_kind kind);

/* The host's name, or NULL where the machine's serves. */
const char *names_hostname(void);

/* Whether this process is in a lot, the names apart. */
bool names_in_lot(void);

/* Whether host names that no file has may be asked of the real network. */
bool names_allow_dns(void);

/* For shim_before_change in onward.h. */
void names_hold(void);
void names_forget_paths(void);

#pragma GCC visibility pop
#endif
