/* Parent and child talk through two pipes, each closing the ends that are the other's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int question[2], answer[2];

static SEEN void answer_in_child(void)
{
    char byte;

    need(!close(question[1]) && !close(answer[0]));
    need(read(question[0], &byte, 1) == 1 && write(answer[1], &byte, 1) == 1);
    need(!close(question[0]) && !close(answer[1]));
}

int main(void)
{
    char byte;

    need(!pipe2(question, O_CLOEXEC) && !pipe2(answer, O_CLOEXEC));
    need(write(question[1], "x", 1) == 1);
    in_child(answer_in_child);
    need(!close(question[0]) && !close(answer[1]));
    need(read(answer[0], &byte, 1) == 1 && byte == 'x');
    need(!close(question[1]) && !close(answer[0]));
}
