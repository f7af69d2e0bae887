/* session.h — one profile, from its start to its file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SESSION_H
#define SESSION_H

#include "askers.h"
#include "control.h"
#include "cpu_use.h"
#include "output.h"
#include "record_story.h"
#include "region_events.h"
#include "region_family.h"
#include "samplers.h"
#include "spaces.h"

#pragma GCC visibility push(hidden)

struct session {
    const struct record_options *options;
    const char *const *arguments; /* of the target, for the file */
    size_t argument_count;
    struct target target;
    struct samplers samplers;
    struct output output;
    struct region_family family;
    struct region_events events;
    struct record_story story;
    struct spaces spaces;
    struct cpu_use use_before, use_now;                 /* of the process */
    uint64_t looked;                                    /* when the rings were looked at last */
    uint64_t twice, unwanted, unknown, blind, too_deep; /* samples */
    uint64_t born;                                      /* threads, and processes */
    bool is_unsure;                                     /* of who is there */
    bool has_lost;                                      /* … as what told of it was lost */
    struct askers askers;
    uint64_t bounce[1 << 13]; /* a record in one piece */
};

/* Returns 0, or a status after a complaint: then nothing was changed. `on_exec`: sampling begins
 * when the target becomes another program; else session_enable begins it. */
int session_begin(struct session *, bool on_exec);
void session_enable(struct session *);

/* The target's arguments, and the programs and libraries that processes have had from the start. */
void session_describe(struct session *);

/* What has come since goes to the file. */
void session_drain(struct session *);

/* Looks at what changes slowly. */
void session_look(struct session *);

/* No more samples; the file is completed and closed. */
void session_finish(struct session *, struct control_answer *);

#pragma GCC visibility pop
#endif
