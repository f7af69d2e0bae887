/* main() leaves by pthread_exit(), and the program ends with its last thread.
 * finds: fd-leak
 * opened: open_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static pthread_t first;

static SEEN void *open_in_thread(void *unused)
{
    need(!pthread_join(first, NULL) && a_file() != -1);
    return unused;
}

int main(void)
{
    pthread_t thread;

    first = pthread_self();
    need(!pthread_create(&thread, NULL, open_in_thread, NULL));
    pthread_exit(NULL);
}
