/* A thread forks while others open and close; the child closes what it inherited and ends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <stdatomic.h>

static atomic_bool enough;
static int file;

static SEEN void *open_and_close(void *unused)
{
    while (!enough)
        need(!close(open("/dev/null", O_WRONLY | O_CLOEXEC)));
    return unused;
}

static SEEN void close_in_child(void) { need(!close(file)); }

static SEEN void *fork_some(void *unused)
{
    for (int i = 0; i < 20; i++)
        in_child(close_in_child);
    return unused;
}

int main(void)
{
    pthread_t busy, forking;

    file = a_file();
    need(!pthread_create(&busy, NULL, open_and_close, NULL));
    need(!pthread_create(&forking, NULL, fork_some, NULL) && !pthread_join(forking, NULL));
    enough = true;
    need(!pthread_join(busy, NULL) && !close(file));
}
