/* main.c — SPDX-License-Identifier: Apache-2.0 */
#include "recorder.h"

int main(int count, char *arguments[]) { return recorder_main(count, arguments); }
