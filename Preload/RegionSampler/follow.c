/* follow.c — SPDX-License-Identifier: Apache-2.0 */
#include "follow.h"
#include "shim.h"
#include "text.h"

#include <limits.h>
#include <stdatomic.h>
#include <string.h>

/* pthread_atfork is a part of the program, and not of libc. */
int __register_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void), void *);

/* Not in the run's memory: this is for the child. */
static struct region_sampler_wish wish;
static char pattern[PATH_MAX];
static atomic_bool is_on, is_registered;

static void start_in_child(void)
{
    if (atomic_load(&is_on) && region_sampler_start(&wish) != 0)
        SHIM_SAY("a child is not sampled: ", region_sampler_problem());
}

static void remember(const struct region_sampler_wish *parents)
{
    struct text text = text_for_path(parents->path, pattern, sizeof(pattern));

    wish = *parents;
    text_add(&text, parents->path);
    if (!strstr(parents->path, "%p"))
        text_add(&text, ".%p");
    wish.path = pattern;
}

void follow(const struct region_sampler_wish *parents)
{
    atomic_store(&is_on, false);
    if (!parents)
        return;
    /* In a child, it is what it was in the parent. */
    if (parents->path != pattern)
        remember(parents);
    if (!atomic_exchange(&is_registered, true))
        __register_atfork(NULL, NULL, start_in_child, NULL);
    atomic_store(&is_on, true);
}
