/* Threads share one enumeration of groups: each entry goes to one of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

enum { GROUPS = 3000, THREADS = 4 };

static int seen[GROUPS];

static void *take(void *unused)
{
    struct group group, *found;
    char buffer[1024];

    while (getgrent_r(&group, buffer, sizeof buffer, &found) == 0)
        __atomic_add_fetch(&seen[group.gr_gid], 1, __ATOMIC_SEQ_CST);
    return unused;
}

int main(void)
{
    FILE *file = fopen(etc("group"), "w");
    pthread_t thread[THREADS];
    int once = 0;

    for (int i = 0; i < GROUPS; i++)
        fprintf(file, "group%d:x:%d:a,b,c\n", i, i);
    fclose(file);
    setgrent();
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, take, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    for (int i = 0; i < GROUPS; i++)
        once += seen[i] == 1;
    say("told once", once);
}
