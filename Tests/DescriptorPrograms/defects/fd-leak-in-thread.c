/* A thread opens a file and ends; descriptors do not end with their threads.
 * finds: fd-leak
 * opened: open_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void *open_in_thread(void *unused)
{
    need(a_file() != -1);
    return unused;
}

int main(void)
{
    pthread_t thread;

    need(!pthread_create(&thread, NULL, open_in_thread, NULL) && !pthread_join(thread, NULL));
}
