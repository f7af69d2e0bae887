/* control.h — how a recorder that runs is found, and told to stop.
 *
 * A recorder listens at an abstract name that has the user, the process that is sampled, and a
 * place number, as there may be several: nothing of it remains when the recorder has died. Both
 * sides look at whose process the other is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CONTROL_H
#define CONTROL_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

enum { CONTROL_PLACES = 32, CONTROL_WORDS = 768 };

enum control_request { CONTROL_WHO = 1, CONTROL_STOP = 2 };

/* The same to both questions. */
struct control_answer {
    int32_t status; /* to stop with, of sysexits.h */
    uint64_t device, inode;
    char path[PATH_MAX];       /* of the output */
    char words[CONTROL_WORDS]; /* for people; may be "" */
};

/* Returns a socket that listens, or a negative errno; -EADDRINUSE: all places are taken. */
int control_listen(int32_t pid);

/* Returns a socket to the next recorder of that process from `*place` on, which is moved behind
 * it; -1: there is none. */
int control_connect(uid_t user, int32_t pid, unsigned *place);

/* Returns whether there was an answer. */
bool control_ask(int connection, enum control_request, struct control_answer *);

/* Takes a connection of a process that may ask; -1: there is none. */
int control_accept(int listener, int32_t *pid);

/* Returns the request; 0: it is too early, negative: the connection is of no more use. */
int control_hear(int connection);

void control_tell(int connection, const struct control_answer *);

#pragma GCC visibility pop
#endif
