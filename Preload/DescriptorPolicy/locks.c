/* locks.c — record locks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "locks.h"

#include <stddef.h>

static bool same_file(struct file_identity a, struct file_identity b)
{
    return a.inode == b.inode && a.device == b.device;
}

bool locks_take(struct locks *locks, const struct lock *lock)
{
    /* A lock over one's own replaces it. */
    locks_release(locks, lock->file, lock->from, lock->to);
    if (locks->count == LOCKS_MOST)
        return false;
    locks->at[locks->count++] = *lock;
    return true;
}

static void remove_at(struct locks *locks, uint32_t index)
{
    locks->at[index] = locks->at[--locks->count];
}

/* What is left of one lock: nothing, a piece before, a piece behind, or both. */
static void cut(struct locks *locks, uint32_t index, uint64_t from, uint64_t to)
{
    struct lock behind = locks->at[index];

    if (locks->at[index].from < from)
        locks->at[index].to = from;
    else
        remove_at(locks, index);
    if (behind.to > to && locks->count < LOCKS_MOST) {
        behind.from = to;
        locks->at[locks->count++] = behind;
    }
}

void locks_release(struct locks *locks, struct file_identity file, uint64_t from, uint64_t to)
{
    /* Backwards: pieces that are added lie outside of what is released. */
    for (uint32_t i = locks->count; i-- > 0;) {
        const struct lock *lock = &locks->at[i];
        if (same_file(lock->file, file) && lock->from < to && from < lock->to)
            cut(locks, i, from, to);
    }
}

const struct lock *locks_lost_by(const struct locks *locks, struct file_identity file, int fd)
{
    for (uint32_t i = 0; i < locks->count; i++)
        if (same_file(locks->at[i].file, file) && locks->at[i].fd != fd)
            return &locks->at[i];
    return NULL;
}

void locks_drop(struct locks *locks, struct file_identity file)
{
    for (uint32_t i = locks->count; i-- > 0;)
        if (same_file(locks->at[i].file, file))
            remove_at(locks, i);
}
