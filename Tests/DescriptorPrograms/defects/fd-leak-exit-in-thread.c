/* The program is ended by a thread, while main() waits.
 * finds: fd-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void *end_the_program(void *unused) { exit(unused != NULL); }

int main(void)
{
    pthread_t thread;

    need(open_the_file() != -1);
    need(!pthread_create(&thread, NULL, end_the_program, NULL));
    for (;;)
        pause();
}
