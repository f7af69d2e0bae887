/* cpu_use.c — SPDX-License-Identifier: Apache-2.0 */
#include "cpu_use.h"
#include "proc_file.h"

#include <stdio.h>
#include <string.h>

void cpu_use_read(struct cpu_use *use, const struct target *target, bool with_children)
{
    char name[32] = "stat", text[1024];
    const char *behind_name = NULL;
    uint64_t user = 0, system = 0, of_children[2] = {0};

    if (target->is_one_thread)
        snprintf(name, sizeof(name), "task/%d/stat", target->pid);
    if (proc_file_read(target->pid, name, text, sizeof(text)) <= 0)
        return;
    behind_name = strrchr(text, ')');
    if (!behind_name ||
        sscanf(behind_name + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %lu %lu",
               &user, &system, &of_children[0], &of_children[1]) != 4)
        return;
    use->user = user + (with_children ? of_children[0] : 0);
    use->system = system + (with_children ? of_children[1] : 0);
}
