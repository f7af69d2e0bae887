/* A program is ended by a thread, while another sits in read() of a pipe that a destructor closes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

static int ends[2];
static atomic_bool reader_is_gone;

static SEEN void *end_the_program(void *unused)
{
    wait_until_in_call();
    exit(unused != NULL);
}

__attribute__((destructor)) static SEEN void let_the_reader_go(void)
{
    need(!close(ends[1]));
    while (!reader_is_gone)
        nap(1);
    need(!close(ends[0]));
}

int main(void)
{
    pthread_t thread;
    char byte;

    need(!pipe2(ends, O_CLOEXEC));
    need(!pthread_create(&thread, NULL, end_the_program, NULL));
    about_to_call();
    need(read(ends[0], &byte, 1) == 0);
    reader_is_gone = true;
    for (;;)
        pause();
}
