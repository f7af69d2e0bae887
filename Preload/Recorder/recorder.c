/* recorder.c — SPDX-License-Identifier: Apache-2.0 */
#include "recorder.h"

int recorder_main(int count, char *arguments[])
{
    (void)count;
    (void)arguments;
    return 1;
}
