/* locks.h — the POSIX record locks that a process holds. The kernel drops all of a file's when the
 * process closes any descriptor of it, which is what this is there to tell. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOCKS_H
#define LOCKS_H

#include <stdbool.h>
#include <stdint.h>

/* A file, as the kernel knows it. */
struct file_identity {
    uint64_t device, inode;
};

/* Bytes [from, to) of it; `to` is UINT64_MAX for all that ever comes. */
struct lock {
    struct file_identity file;
    uint64_t from, to;
    int fd;         /* by which it was taken; -1: the place is free */
    uint32_t stack; /* where */
    uint64_t time;
    int32_t pid, thread;
    uint16_t call;
};

enum { LOCKS_MOST = 64 };

struct locks {
    uint32_t count;
    struct lock at[LOCKS_MOST];
};

/* A lock was given. False when there is no place to note it. */
bool locks_take(struct locks *, const struct lock *);

/* Bytes were unlocked: what is left of the locks around them stays. */
void locks_release(struct locks *, struct file_identity, uint64_t from, uint64_t to);

/* The lock that closing this descriptor of the file would drop although it was taken by another
 * one; NULL: none. */
const struct lock *locks_lost_by(const struct locks *, struct file_identity, int fd);

/* The process has closed a descriptor of the file. */
void locks_drop(struct locks *, struct file_identity);

#endif
