/* cpu_use.c — SPDX-License-Identifier: Apache-2.0 */
#include "cpu_use.h"
#include "kin.h"
#include "proc_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Returns false when the process is gone. */
static bool add(struct cpu_use *use, int32_t pid, const char *name, bool with_children)
{
    char text[1024];
    const char *behind_name = NULL;
    uint64_t user = 0, system = 0, of_children[2] = {0};

    if (proc_file_read(pid, name, text, sizeof(text)) <= 0)
        return false;
    behind_name = strrchr(text, ')');
    if (!behind_name ||
        sscanf(behind_name + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %lu %lu",
               &user, &system, &of_children[0], &of_children[1]) != 4)
        return false;
    use->user += user + (with_children ? of_children[0] : 0);
    use->system += system + (with_children ? of_children[1] : 0);
    return true;
}

/* A process that has ended is one of its parent's children that were waited for. */
static bool add_kin(struct cpu_use *use, const struct target *target)
{
    int32_t *pids = NULL;
    const size_t count = kin_list(target->pid, target->except, &pids);
    const bool is_there = count && add(use, target->pid, "stat", true);

    for (size_t i = 1; is_there && i < count; i++)
        add(use, pids[i], "stat", true);
    free(pids);
    return is_there;
}

void cpu_use_read(struct cpu_use *use, const struct target *target, bool with_children)
{
    char name[32] = "stat";
    struct cpu_use now = {0};

    if (target->is_one_thread)
        snprintf(name, sizeof(name), "task/%d/stat", target->pid);
    if (with_children ? !add_kin(&now, target) : !add(&now, target->pid, name, false))
        return;
    use->user = now.user > use->user ? now.user : use->user;
    use->system = now.system > use->system ? now.system : use->system;
}
